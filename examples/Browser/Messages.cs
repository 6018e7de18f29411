using System.Text.Json.Serialization;

namespace Browser;

/// <summary>Describes a network with loaded weights.</summary>
/// <param name="Name">The type of the network.</param>
/// <param name="Weights">The file of the weights.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Resize">The number of pixels of the shorter side of a photograph after resizing.</param>
/// <param name="Crop">The height and width of the network's input, in pixels: the center of the resized photograph.</param>
/// <param name="IsPreprocessingStated">Whether the weights specify a preprocessing.</param>
/// <param name="Milliseconds">The time to load the weights.</param>
internal sealed record NetworkFacts(string Name, string Weights, int Classes, int Resize, int Crop, bool IsPreprocessingStated, double Milliseconds);

/// <summary>Represents the result for a photograph.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Width">The width of the photograph, in pixels.</param>
/// <param name="Height">The height of the photograph, in pixels.</param>
/// <param name="Best">The best classes, best first.</param>
/// <param name="Milliseconds">The time to evaluate the network.</param>
internal sealed record Answer(string File, int Width, int Height, IReadOnlyList<ClassShare> Best, double Milliseconds);

/// <summary>Represents the result for a class.</summary>
/// <param name="Index">The index of the class in the network's output, from 0.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="Probability">The probability of the class, from 0 to 1.</param>
/// <param name="Score">The score of the class.</param>
internal sealed record ClassShare(int Index, string Name, double Probability, double Score);

/// <summary>Serializes the messages between the worker and the page as JSON. It does not use reflection, so trimming does not remove required members.</summary>
[JsonSerializable(typeof(NetworkFacts))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class Messages : JsonSerializerContext;
