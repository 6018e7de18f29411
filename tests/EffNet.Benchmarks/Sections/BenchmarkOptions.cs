namespace EffNet.Benchmarks.Sections;

/// <summary>What the command line says.</summary>
/// <param name="Folder">A folder for what the processes share; deleted afterwards.</param>
/// <param name="Python">The Python that has torchvision, for the scripted peers.</param>
/// <param name="Rounds">Rounds of each comparison: the more, the narrower the intervals.</param>
/// <param name="IsQuick">Whether fewer networks are measured.</param>
/// <param name="HasTorch">Whether EffNet on TorchSharp is measured beside the engine.</param>
/// <param name="Requests">Requests to each service before its memory is read again.</param>
internal sealed record BenchmarkOptions(string Folder, string Python, int Rounds, bool IsQuick, bool HasTorch, int Requests);
