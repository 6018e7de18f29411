using System.Text.Json.Serialization;

namespace Browser;

/// <summary>What a network is, once its weights are loaded.</summary>
/// <param name="Name">The type of the network.</param>
/// <param name="Weights">The file of the weights.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Resize">Pixels of the shorter side of a photograph after resizing.</param>
/// <param name="Crop">Height and width in pixels of what the network reads: the center of the resized photograph.</param>
/// <param name="IsPreprocessingStated">Whether the weights state how photographs are prepared.</param>
/// <param name="Milliseconds">How long it took to load.</param>
internal sealed record NetworkFacts(string Name, string Weights, int Classes, int Resize, int Crop, bool IsPreprocessingStated, double Milliseconds);

/// <summary>What is on a photograph.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Best">The best classes, best first.</param>
/// <param name="Milliseconds">How long the network took.</param>
internal sealed record Answer(string File, int Width, int Height, IReadOnlyList<ClassShare> Best, double Milliseconds);

/// <summary>What a network computed for a class.</summary>
/// <param name="Index">The class: its place in the network's output, from 0.</param>
/// <param name="Name">Its name.</param>
/// <param name="Probability">Its probability, from 0 to 1.</param>
/// <param name="Score">Its score.</param>
internal sealed record ClassShare(int Index, string Name, double Probability, double Score);

/// <summary>The JSON of what the worker and the page tell each other, without reflection, so that trimming leaves everything that it needs.</summary>
[JsonSerializable(typeof(NetworkFacts))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class Messages : JsonSerializerContext;
