namespace Kata.Screen;

/// <summary>Reads the keys of the terminal.</summary>
internal static class Keys
{
    /// <summary>
    /// Hands every key over, from a background thread: once the terminal is closed, <see cref="Console.ReadKey(bool)"/> may never
    /// return.
    /// </summary>
    public static void Read(Action<ConsoleKeyInfo> take) =>
        new Thread(() =>
        {
            while (true)
            {
                try
                {
                    take(Console.ReadKey(intercept: true));
                }
                catch (InvalidOperationException)
                {
                    return;
                }
            }
        })
        { IsBackground = true, Name = "keys" }.Start();
}
