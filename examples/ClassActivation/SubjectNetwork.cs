using EffNet;
using EffNet.Explanation;
using EffNet.Pictures;
using static TorchSharp.torch;

namespace ClassActivationExample;

/// <summary>Represents a network to explain.</summary>
/// <param name="Model">The network with its weights.</param>
/// <param name="Preprocessing">The preprocessing of the network.</param>
/// <param name="Subtitle">The text after the name of the network.</param>
internal sealed record SubjectNetwork(UnrolledNetwork Model, Preprocessing Preprocessing, string Subtitle) : IDisposable
{
    /// <summary>Gets the name of the network's type.</summary>
    public string Name => Model.Declaration.TypeName;

    /// <summary>Computes the maps of one picture.</summary>
    public ActivationMaps Explain(Picture picture, MapRequest request)
    {
        using var image = Preprocessing.ToTensor(picture);
        int[]? classes = request.Class is { } index ? [index] : null;
        return request.IsGradCam
            ? ClassActivation.GradCam(Model, FindStage(request.Stage).Module, image, classes)
            : ClassActivation.Cam(Model, image, classes);
    }

    /// <summary>
    /// Returns the part of a picture that the network reads, enlarged to at least <paramref name="side"/> pixels, because the input of small networks would be hard to recognize.
    /// </summary>
    public Picture Cut(Picture picture, int side)
    {
        var factor = (side + Preprocessing.Crop - 1) / Preprocessing.Crop;
        return (Preprocessing with { Resize = factor * Preprocessing.Resize, Crop = factor * Preprocessing.Crop }).Apply(picture);
    }

    /// <summary>Returns the description of the maps for a legend.</summary>
    public string Describe(MapRequest request) => request.IsGradCam ? $"{Name}, {FindStage(request.Stage).Name}, Grad-CAM" : $"{Name}, CAM";

    /// <summary>Disposes the network.</summary>
    public void Dispose() => Model.Dispose();

    /// <summary>
    /// Finds a stage by the name of its member. Reflection is used because the user specifies the name; programs usually access the typed members of generated networks.
    /// </summary>
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
