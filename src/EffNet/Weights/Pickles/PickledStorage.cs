namespace EffNet;

/// <summary>Numbers that lie outside the pickle.</summary>
/// <param name="Key">What the file calls them.</param>
/// <param name="Type">Their type.</param>
/// <param name="Count">How many there are said to be.</param>
internal sealed record PickledStorage(string Key, ElementType Type, long Count);
