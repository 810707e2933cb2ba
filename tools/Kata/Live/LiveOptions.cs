namespace Kata.Live;

/// <summary>A session whose screen is a page.</summary>
/// <param name="Port">The page's port; 0 for a free one.</param>
/// <param name="Opens">Whether to open it in the browser.</param>
internal sealed record LiveOptions(int Port, bool Opens);
