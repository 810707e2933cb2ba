using System.Globalization;

namespace Katas.Tests;

/// <summary>Runs the tests under the culture that KATA_CULTURE names: no verdict may depend on it.</summary>
[SetUpFixture]
public sealed class Culture
{
    [OneTimeSetUp]
    public void Set()
    {
        if (Environment.GetEnvironmentVariable("KATA_CULTURE") is { Length: > 0 } name)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name, predefinedOnly: true);
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture;
        }
    }
}
