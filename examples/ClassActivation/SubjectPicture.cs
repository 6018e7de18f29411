using EffNet.Pictures;

namespace ClassActivationExample;

/// <summary>Represents a picture to explain.</summary>
/// <param name="Name">The name of the picture.</param>
/// <param name="Picture">The complete picture.</param>
internal sealed record SubjectPicture(string Name, Picture Picture);
