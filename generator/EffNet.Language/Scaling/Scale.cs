namespace EffNet.Language.Scaling;

/// <summary>A point in the paper's scaling space.</summary>
/// <param name="Width">The factor on channels, w in the paper.</param>
/// <param name="Depth">The factor on repeats, d in the paper.</param>
/// <param name="Resolution">The height and width of the image in pixels.</param>
public sealed record Scale(double Width, double Depth, int Resolution);
