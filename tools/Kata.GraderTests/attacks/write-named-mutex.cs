// tries: hold a lock that every process of the machine can name
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    _ = new Mutex(initiallyOwned: true, "Global\\kata");
    return 0;
}
