namespace EffNet;

/// <summary>How often a network knew the pictures of one class.</summary>
/// <param name="Class">Its number: the place in the network's output, from 0.</param>
/// <param name="Name">The folder's name.</param>
/// <param name="Count">Pictures of it.</param>
/// <param name="Top1Count">How many of them it knew.</param>
/// <param name="Top5Count">How many had this class among the best five.</param>
public sealed record ClassResult(int Class, string Name, long Count, long Top1Count, long Top5Count);
