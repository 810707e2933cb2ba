using System.Reflection;
using Kata.ProxyGenerator;

// usage: Kata.ProxyGenerator <the solutions' Katas.dll> <the file to write>
try
{
    var proxies = new ProxyWriter(Assembly.LoadFrom(Path.GetFullPath(args[0])));
    File.WriteAllText(args[1], proxies.Source());
    return 0;
}
catch (CannotCrossException exception)
{
    // MSBuild shows a line of this form as a build error.
    Console.Error.WriteLine($"{args[0]} : error KATA001: {exception.Message}");
    return 1;
}
