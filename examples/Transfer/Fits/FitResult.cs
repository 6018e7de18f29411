namespace Transfer.Fits;

/// <summary>Represents the result of one fit: a method that was trained on four of five folds and tested on the fifth.</summary>
/// <param name="Settings">The settings that determine the result, as text. Results with other settings are rejected.</param>
/// <param name="Method">The name of the method.</param>
/// <param name="Repeat">The number of the repeat, from 1.</param>
/// <param name="Fold">The number of the fold that was tested, from 1.</param>
/// <param name="ProcessorSeconds">The processor time of training and test, in seconds.</param>
/// <param name="Answers">The predictions for the photographs of the fold.</param>
internal sealed record FitResult(string Settings, string Method, int Repeat, int Fold, double ProcessorSeconds, IReadOnlyList<Answer> Answers);
