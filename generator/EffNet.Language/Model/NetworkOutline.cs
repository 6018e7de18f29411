using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Model;

/// <summary>
/// A network with the members that a broken variant would have, as far as they can be derived from the file. The names of the members are correct, but their values are
/// not.
/// </summary>
/// <param name="Definition">The settings of a variant with that network.</param>
/// <param name="Network">The network.</param>
public sealed record NetworkOutline(VariantDefinition Definition, Network Network);
