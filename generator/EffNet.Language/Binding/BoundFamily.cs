using EffNet.Language.Model;
using EffNet.Language.Syntax;

namespace EffNet.Language.Binding;

/// <summary>A family with the meaning of its declarations.</summary>
/// <param name="Syntax">The declaration.</param>
/// <param name="Settings">The settings of the family, with its stage table.</param>
/// <param name="Variants">The variants, in the order of the file.</param>
/// <param name="Model">The model; <see langword="null"/> if the family's name cannot be the name of a type.</param>
internal sealed record BoundFamily(BlockSyntax Syntax, FamilySettings Settings, IReadOnlyList<BoundVariant> Variants, FamilyModel? Model);
