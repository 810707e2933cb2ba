// tries: leave a message for the next submission in shared memory
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    File.WriteAllBytes("/dev/shm/katas", [1, 2, 3]);
    return 0;
}
