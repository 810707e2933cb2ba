using QRCoder;

namespace Kata.Live;

/// <summary>QR codes.</summary>
public static class QrCode
{
    /// <summary>The rows of a text's code with its quiet zone, true for dark.</summary>
    public static bool[][] Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return [.. code.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())];
    }
}
