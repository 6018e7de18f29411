using EffNet.Cli.Layers;
using EffNet.Networks;

namespace EffNet.Cli.Commands;

/// <summary>What a user wants described, and how.</summary>
/// <param name="Variant">The one variant; <see langword="null"/> for all, and for searches.</param>
/// <param name="Layers">Whether the layers are listed, in place of the stages.</param>
/// <param name="Paper">Whether the networks of the paper's Table 2 are compared with the variants, in place of the stages.</param>
/// <param name="Format">What is printed.</param>
/// <param name="Convention">How the costs of layers are counted.</param>
internal sealed record DescribeRequest(string? Variant, bool Layers, bool Paper, LayerFormat Format, CostConvention Convention);
