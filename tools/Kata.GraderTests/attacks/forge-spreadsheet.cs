// tries: throw an exception that a spreadsheet would compute
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    throw new ArgumentException("=HYPERLINK(\"https://example.org\",\"100\")\r\n+1+1\t@SUM(1;1)\",100,\"");
}
