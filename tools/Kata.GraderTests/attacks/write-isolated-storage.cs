// tries: leave a file in a store that .NET keeps for each user
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    using var store = System.IO.IsolatedStorage.IsolatedStorageFile.GetUserStoreForApplication();
    store.CreateFile("mark").Dispose();
    return 0;
}
