namespace EffNet.Cli.Reports;

/// <summary>The root of <c>effnet cam --json</c>.</summary>
/// <param name="Path">The image that was written.</param>
/// <param name="Class">The index of the class in the network's output, from 0.</param>
/// <param name="Name">The name of the class; <see langword="null"/> if it has none.</param>
/// <param name="Probability">The probability by softmax over all classes.</param>
/// <param name="Height">The number of rows of the map.</param>
/// <param name="Width">The number of columns of the map.</param>
/// <param name="Values">The map in row-major order, in units of the class score.</param>
internal sealed record ActivationMapReport(string Path, int Class, string? Name, double Probability, int Height, int Width, IReadOnlyList<float> Values);
