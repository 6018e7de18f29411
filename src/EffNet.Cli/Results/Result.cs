using EffNet.Language.Text;

namespace EffNet.Cli.Results;

/// <summary>The accuracy and cost of a network in a series, from one or several trials.</summary>
/// <param name="Series">The series; <see langword="null"/> if the rows have none.</param>
/// <param name="Name">The network's name.</param>
/// <param name="Accuracy">The accuracy in percent: the mean of the trials.</param>
/// <param name="Spread">The uncertainty of the accuracy; <see langword="null"/> if there is only one trial and its row has no interval.</param>
/// <param name="Trials">The number of trials.</param>
/// <param name="StandardDeviation">The standard deviation of the trials in percentage points, with the divisor n - 1; <see langword="null"/> if there is one trial.</param>
/// <param name="Cost">The cost in the rows; <see langword="null"/> if the rows have no cost.</param>
/// <param name="Position">The position of the first row.</param>
internal sealed record Result(string? Series, string Name, double Accuracy, Spread? Spread, int Trials, double? StandardDeviation, double? Cost, LinePosition Position);
