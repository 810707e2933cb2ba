// tries: talk to the container engine of the machine
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
    socket.Connect(new System.Net.Sockets.UnixDomainSocketEndPoint("/var/run/docker.sock"));
    return 0;
}
