// tries: look for the machines around
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces();
    return 0;
}
