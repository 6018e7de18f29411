namespace ClassActivationExample;

/// <summary>Specifies the maps to compute.</summary>
/// <param name="IsGradCam"><see langword="true"/> for Grad-CAM; <see langword="false"/> for CAM.</param>
/// <param name="Stage">The name of a stage's member; <see langword="null"/> for the last stage.</param>
/// <param name="Class">The index of a class; <see langword="null"/> for the best class of each picture.</param>
internal sealed record MapRequest(bool IsGradCam, string? Stage, int? Class);
