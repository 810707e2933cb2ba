// tries: write packets by hand
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    _ = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Raw, System.Net.Sockets.ProtocolType.Icmp);
    return 0;
}
