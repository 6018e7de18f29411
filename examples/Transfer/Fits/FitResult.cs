namespace Transfer.Fits;

/// <summary>What came of one fit: one method, trained on four of five folds.</summary>
/// <param name="Settings">The settings that determine the result, as text: results of others are refused.</param>
/// <param name="Method">The name of the method.</param>
/// <param name="Repeat">The number of the repeat, from 1.</param>
/// <param name="Fold">The number of the fold that was tested, from 1.</param>
/// <param name="ProcessorSeconds">The processor time of training and test.</param>
/// <param name="Answers">The answers to the photographs of the fold.</param>
internal sealed record FitResult(string Settings, string Method, int Repeat, int Fold, double ProcessorSeconds, IReadOnlyList<Answer> Answers);
