// tries: load the oracles beside the worker
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    var oracles = System.Runtime.Loader.AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "Oracles.dll"));
    oracles.GetTypes();
    return 0;
}
