using EffNet.Benchmarks.Peers;

namespace EffNet.Benchmarks.Workers;

/// <summary>The names of the tasks, and their creation by name.</summary>
internal static class Works
{
    public const string Forward = "forward";
    public const string Training = "training";
    public const string Construction = "construction";
    public const string Onnx = "onnx";
    public const string Export = "export";
    public const string Inference = "inference";
    public const string FirstGeneration = "first-generation";

    public const string FirstDefinition = "first-definition";

    public static IWork Create(Assignment assignment) => assignment.Task switch
    {
        Forward => new ForwardWork(assignment),
        Training => new TrainingWork(assignment),
        Construction => new ConstructionWork(assignment),
        Onnx => new OnnxWork(assignment),
        Export => new ExportWork(assignment),
        Inference => new InferenceWork(assignment),
        FirstGeneration => new FirstGenerationWork(),
        FirstDefinition => new FirstDefinitionWork(),
        _ => throw new ArgumentException($"Unknown task '{assignment.Task}'.", nameof(assignment)),
    };
}
