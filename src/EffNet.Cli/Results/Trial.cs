using EffNet.Language.Text;

namespace EffNet.Cli.Results;

/// <summary>A row of a table of results.</summary>
/// <param name="Series">The series; <see langword="null"/> if the row has none.</param>
/// <param name="Name">The network's name.</param>
/// <param name="Seed">The seed that distinguishes the trial from other trials of the network; <see langword="null"/> if the row has no seed.</param>
/// <param name="Accuracy">The accuracy in percent.</param>
/// <param name="Spread">The interval in the row; <see langword="null"/> if the row has no interval.</param>
/// <param name="Cost">The cost in the row; <see langword="null"/> if the row has no cost.</param>
/// <param name="Position">The position of the row.</param>
internal sealed record Trial(string? Series, string Name, string? Seed, double Accuracy, Spread? Spread, double? Cost, LinePosition Position);
