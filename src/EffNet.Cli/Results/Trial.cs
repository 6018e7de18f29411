using EffNet.Language.Text;

namespace EffNet.Cli.Results;

/// <summary>A row of a table of results.</summary>
/// <param name="Series">The series; <see langword="null"/> if the row has none.</param>
/// <param name="Name">The network's name.</param>
/// <param name="Seed">What sets it apart from other trials of the network; <see langword="null"/> if the row does not state it.</param>
/// <param name="Accuracy">The accuracy in percent.</param>
/// <param name="Spread">The interval that the row states; <see langword="null"/> if it states none.</param>
/// <param name="Cost">The cost that the row states; <see langword="null"/> if it states none.</param>
/// <param name="Position">Where the row begins.</param>
internal sealed record Trial(string? Series, string Name, string? Seed, double Accuracy, Spread? Spread, double? Cost, LinePosition Position);
