using System.Text;
using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.PyTorch.TorchScript;

/// <summary>Writes an archive for <c>torch.jit.load</c>: the code, the modules as a pickle, and the tensors.</summary>
internal sealed class ScriptArchive
{
    /// <summary>
    /// The version of the archive format. It is the first version in which every operator in the generated code has its current meaning; PyTorch converts
    /// archives of earlier versions when it loads them. PyTorch 1.12 and later versions can read the archive.
    /// </summary>
    private const string Version = "10\n";

    private readonly ScriptProgram _program;
    private readonly bool _isTraining;
    private readonly List<SavedTensor> _tensors = [];

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="program">The program of the network.</param>
    /// <param name="isTraining">Whether the archive is for training.</param>
    /// <param name="tensors">The tensors of the network.</param>
    /// <exception cref="ArgumentException">A tensor is missing in the weights, or its shape or element type differs.</exception>
    public ScriptArchive(ScriptProgram program, bool isTraining, NetworkTensors tensors)
    {
        (_program, _isTraining) = (program, isTraining);
        Collect(program.Root, new ScriptTensors(tensors));
    }

    /// <summary>Writes the archive.</summary>
    /// <param name="stream">The stream to write. It remains open.</param>
    /// <param name="extraFiles">Additional files of the archive: their contents by their names.</param>
    /// <param name="cancellationToken">A token to cancel writing between two tensors.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public void Write(Stream stream, IEnumerable<KeyValuePair<string, string>> extraFiles, CancellationToken cancellationToken)
    {
        using var archive = new PyTorchArchiveWriter(stream);
        archive.Add("data.pkl", WriteModules);
        foreach (var (module, text) in _program.Modules)
            archive.Add($"code/{module.Replace('.', '/')}.py", Encoding.UTF8.GetBytes(text));
        archive.Add("constants.pkl", WriteConstants);
        foreach (var (name, text) in extraFiles)
            archive.Add($"extra/{name}", Encoding.UTF8.GetBytes(text));
        archive.Add("byteorder", "little"u8.ToArray());
        archive.AddStorages(_tensors, cancellationToken);
        archive.Add("version", Encoding.ASCII.GetBytes(Version));
    }

    private void Collect(ScriptObject module, ScriptTensors tensors)
    {
        if (module.Layer is { } layer)
            _tensors.AddRange(tensors.Of(layer));
        foreach (var (_, child) in module.Children)
            Collect(child, tensors);
    }

    private static void WriteConstants(Stream stream)
    {
        var pickle = new PickleWriter(stream);
        pickle.Begin();
        pickle.EmptyTuple();
        pickle.End();
    }

    private void WriteModules(Stream stream)
    {
        var pickle = new PickleWriter(stream);
        pickle.Begin();
        Write(pickle, _program.Root, 0);
        pickle.End();
    }

    /// <summary>Writes a module and all modules below it, and returns the index of the next tensor.</summary>
    private int Write(PickleWriter pickle, ScriptObject module, int tensor)
    {
        pickle.BeginObject(module.Module, module.Class);
        foreach (var state in module.Layer is null ? [] : ScriptState.Of(module.Layer))
        {
            pickle.Text(state.Name);
            pickle.Tensor(_tensors[tensor], PyTorchArchiveWriter.KeyOf(tensor), requiresGradient: _isTraining && state.Kind == StateTensorKind.Parameter);
            tensor++;
        }

        pickle.Text("training");
        pickle.Boolean(_isTraining);
        if (module.Rate is { } rate)
        {
            pickle.Text("p");
            pickle.Real(rate);
        }

        foreach (var (name, child) in module.Children)
        {
            pickle.Text(name);
            tensor = Write(pickle, child, tensor);
        }

        pickle.EndObject();
        return tensor;
    }
}
