// tries: look for the oracles beside the worker, and load them
// stopped by: allow-list
// then by: sandbox

public double PreActivation(double[] x)
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        foreach (var file in folder.GetFiles("Oracles.dll", SearchOption.AllDirectories))
        {
            File.ReadAllBytes(file.FullName);
        }
    }
    return 0;
}
