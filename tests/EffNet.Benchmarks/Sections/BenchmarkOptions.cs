namespace EffNet.Benchmarks.Sections;

/// <summary>The options of the command line.</summary>
/// <param name="Folder">The folder for files that the processes share. It is deleted at the end.</param>
/// <param name="Python">The Python interpreter with torchvision, for the scripted networks.</param>
/// <param name="Rounds">The number of rounds of each comparison. More rounds give narrower intervals.</param>
/// <param name="IsQuick">true to measure fewer networks.</param>
/// <param name="HasTorch">true to measure EffNet on TorchSharp in addition to the engine.</param>
/// <param name="Requests">The number of requests to each service between the two measurements of memory.</param>
internal sealed record BenchmarkOptions(string Folder, string Python, int Rounds, bool IsQuick, bool HasTorch, int Requests);
