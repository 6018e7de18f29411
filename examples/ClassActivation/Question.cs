namespace ClassActivationExample;

/// <summary>What the maps are to show.</summary>
/// <param name="IsGradCam">Grad-CAM; CAM otherwise.</param>
/// <param name="Stage">A stage by its member's name; the last one, if <see langword="null"/>.</param>
/// <param name="Class">A class; each picture's best, if <see langword="null"/>.</param>
internal sealed record Question(bool IsGradCam, string? Stage, int? Class);
