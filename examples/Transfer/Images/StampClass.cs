namespace Transfer.Images;

/// <summary>A class of photographs: the files of one folder of Tux Paint's stamps.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Folder">The folder, relative to that of all stamps, with <c>/</c>. Its sub-folders belong to other classes, or hold drawings.</param>
internal sealed record StampClass(string Name, string Folder);
