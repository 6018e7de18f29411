namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet new --json</c> without a name, or with <c>--list</c>.</summary>
/// <param name="Families">What there is to start from.</param>
internal sealed record StarterListReport(IReadOnlyList<ListedStarter> Families);

/// <summary>A family to start from.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Variants">How many variants it declares.</param>
/// <param name="Summary">What it is.</param>
internal sealed record ListedStarter(string Name, int Variants, string Summary);

/// <summary>The root of <c>effnet new NAME --json</c>.</summary>
/// <param name="Name">What was written.</param>
/// <param name="Path">Where it was written, as the command line has it.</param>
/// <param name="Variants">How many variants it declares.</param>
internal sealed record StarterReport(string Name, string Path, int Variants);
