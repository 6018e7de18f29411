using EffNet.Pictures;

namespace ClassActivationExample;

/// <summary>A picture to explain.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Picture">The whole of it.</param>
internal sealed record SubjectPicture(string Name, Picture Picture);
