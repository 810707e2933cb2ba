// tries: never be loaded
// stopped by: verdict
// then by: verdict

private static readonly int _n = Spin();

private static int Spin()
{
    for (var i = 0; ; i++)
    {
        if (i < 0)
        {
            i = 0;
        }
    }
}
