namespace EffNet.Language.Scaling;

/// <summary>A point in the paper's scaling space.</summary>
/// <param name="Width">Factor on channel counts; the paper's w.</param>
/// <param name="Depth">Factor on repeats; the paper's d.</param>
/// <param name="Resolution">Height and width of the input image in pixels.</param>
public sealed record Scale(double Width, double Depth, int Resolution);
