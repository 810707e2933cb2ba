// tries: read the memory of the own process as a file
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    using var memory = File.Open("/proc/self/mem", FileMode.Open);
    memory.Seek(0x10000, SeekOrigin.Begin);
    memory.ReadByte();
    return 0;
}
