namespace Transfer.Images;

/// <summary>Represents a class of photographs: the files of one folder of Tux Paint's stamps.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Folder">The folder, relative to the folder of all stamps, with <c>/</c> as separator. Sub-folders belong to other classes or contain drawings.</param>
internal sealed record StampClass(string Name, string Folder);
