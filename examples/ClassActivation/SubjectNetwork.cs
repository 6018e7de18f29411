using EffNet;
using EffNet.Explanation;
using EffNet.Pictures;
using static TorchSharp.torch;

namespace ClassActivationExample;

/// <summary>A network to explain.</summary>
/// <param name="Model">The network, with its weights.</param>
/// <param name="Preprocessing">How it wants its pictures.</param>
/// <param name="Subtitle">What is said of it beside its name.</param>
internal sealed record SubjectNetwork(UnrolledNetwork Model, Preprocessing Preprocessing, string Subtitle) : IDisposable
{
    /// <summary>The type's name.</summary>
    public string Name => Model.Declaration.TypeName;

    /// <summary>The maps of one picture.</summary>
    public ActivationMaps Explain(Picture picture, Question question)
    {
        using var image = Preprocessing.ToTensor(picture);
        int[]? classes = question.Class is { } index ? [index] : null;
        return question.IsGradCam
            ? ClassActivation.GradCam(Model, FindStage(question.Stage).Module, image, classes)
            : ClassActivation.Cam(Model, image, classes);
    }

    /// <summary>The part of a picture that it sees, of at least <paramref name="side"/> pixels: what small networks see would be hard to recognize.</summary>
    public Picture Cut(Picture picture, int side)
    {
        var factor = (side + Preprocessing.Crop - 1) / Preprocessing.Crop;
        return (Preprocessing with { Resize = factor * Preprocessing.Resize, Crop = factor * Preprocessing.Crop }).Apply(picture);
    }

    /// <summary>What a legend says of the maps.</summary>
    public string Describe(Question question) => question.IsGradCam ? $"{Name}, {FindStage(question.Stage).Name}, Grad-CAM" : $"{Name}, CAM";

    /// <summary>Frees the network.</summary>
    public void Dispose() => Model.Dispose();

    /// <summary>A stage by its member's name: the members of generated networks are typed, and found here by reflection because the name is the user's.</summary>
    private (string Name, nn.Module<Tensor, Tensor> Module) FindStage(string? name)
    {
        var stages = Model.GetType().GetProperties()
            .Where(member => member.PropertyType.IsAssignableTo(typeof(nn.Module<Tensor, Tensor>)) && member.Name != "Classifier")
            .ToList();
        var found = name is null ? stages[^1] : stages.Find(stage => stage.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return found is null
            ? throw new ArgumentException($"{Name} has no stage '{name}'; it has {string.Join(", ", stages.Select(stage => stage.Name))}.")
            : (found.Name, (nn.Module<Tensor, Tensor>)found.GetValue(Model)!);
    }
}
