namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet new --json</c> without a name, or with <c>--list</c>.</summary>
/// <param name="Families">The families that can be written.</param>
internal sealed record StarterListReport(IReadOnlyList<ListedStarter> Families);

/// <summary>A family that can be written.</summary>
/// <param name="Name">The name of the family on the command line.</param>
/// <param name="Variants">The number of the variants.</param>
/// <param name="Summary">The description of the family.</param>
internal sealed record ListedStarter(string Name, int Variants, string Summary);

/// <summary>The root of <c>effnet new NAME --json</c>.</summary>
/// <param name="Name">The name of the family.</param>
/// <param name="Path">The path of the file, as it is written on the command line.</param>
/// <param name="Variants">The number of the variants.</param>
internal sealed record StarterReport(string Name, string Path, int Variants);
