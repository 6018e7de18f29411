namespace EffNet;

/// <summary>A value where a tensor may be, made by something that is never run.</summary>
/// <param name="Name">Its key in the dictionary.</param>
/// <param name="Maker">What Python would call to make it.</param>
internal sealed record UnreadableTensor(string Name, string Maker) : StoredTensor(Name, new ElementType(Maker, -1, 0, null, null), []);
