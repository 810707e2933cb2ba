using System.Reflection;
using Kata.TwinGenerator;

// usage: Kata.TwinGenerator <the solutions' Katas.dll> <the file to write>
try
{
    var twin = new Twin(Assembly.LoadFrom(Path.GetFullPath(args[0])));
    File.WriteAllText(args[1], twin.Source());
    return 0;
}
catch (CannotCrossException exception)
{
    // The form that MSBuild shows as an error of the build.
    Console.Error.WriteLine($"{args[0]} : error KATA001: {exception.Message}");
    return 1;
}
