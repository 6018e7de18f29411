using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Model;

/// <summary>A network with the members that a broken variant would have, as far as its file shows them: their names are right, their numbers are not.</summary>
/// <param name="Definition">What a variant with that network decides.</param>
/// <param name="Network">The network.</param>
public sealed record NetworkOutline(VariantDefinition Definition, Network Network);
