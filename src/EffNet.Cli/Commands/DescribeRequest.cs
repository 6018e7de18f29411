using EffNet.Cli.Layers;
using EffNet.Networks;

namespace EffNet.Cli.Commands;

/// <summary>The request for a description of a file.</summary>
/// <param name="Variant">The one variant; <see langword="null"/> for all variants and searches.</param>
/// <param name="Layers"><see langword="true"/> to list the layers instead of the stages.</param>
/// <param name="Paper"><see langword="true"/> to compare the networks of the paper's Table 2 with the variants instead of listing the stages.</param>
/// <param name="Format">The format of the output.</param>
/// <param name="Convention">The convention by which the costs of layers are counted.</param>
internal sealed record DescribeRequest(string? Variant, bool Layers, bool Paper, LayerFormat Format, CostConvention Convention);
