// tries: let a serialiser call constructors and setters
// stopped by: allow-list
// then by: verdict

public double PreActivation(double[] x)
{
    System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, object>>("{}");
    return 0;
}
