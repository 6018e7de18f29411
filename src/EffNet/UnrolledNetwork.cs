using System.ComponentModel;
using EffNet.Inference;
using EffNet.Networks;
using EffNet.Onnx;
using EffNet.PyTorch;
using EffNet.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Base of every generated network: checks what it is given and lays it out for speed.</summary>
public abstract class UnrolledNetwork : UnrolledModule
{
    /// <summary>For each frozen stage, the names of the parameters that had <c>requires_grad</c> off before. Names, because <c>to()</c> replaces parameters.</summary>
    private readonly Dictionary<UnrolledModule, HashSet<string>> _fixedBefore = [];

    private readonly Lazy<Network> _network;
    private WeightsInfo _weightsInfo = WeightsInfo.Unknown;

    /// <summary>Makes a network without layers.</summary>
    /// <param name="declaration">What its file declares.</param>
    /// <param name="classes">Outputs of the classifier; 0 for none.</param>
    /// <param name="inputChannels">Channels of the images.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is negative or <paramref name="inputChannels"/> below 1.</exception>
    /// <exception cref="InvalidOperationException">The thread is in <c>inference_mode</c>.</exception>
    /// <exception cref="DllNotFoundException">The application has no libtorch; the message names the package to add.</exception>
    protected UnrolledNetwork(ModuleVariant declaration, int classes, int inputChannels)
        : base(NameOf(declaration))
    {
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputChannels, 1);
        if (is_inference_mode_enabled())
        {
            throw new InvalidOperationException(
                $"{declaration.TypeName} cannot be created in inference_mode: weights made there can never be loaded or trained. Create it outside, and run it inside.");
        }

        (Declaration, ClassCount, InputChannels) = (declaration, classes, inputChannels);
        _network = new Lazy<Network>(FindNetwork);
    }

    /// <summary>What its file declares, for code that does not know its type: names, resolution, costs, the numerics that weights depend on.</summary>
    public ModuleVariant Declaration { get; }

    /// <summary>Outputs of the classifier; 0 where there is none and <c>forward</c> yields the pooled features.</summary>
    public int ClassCount { get; }

    /// <summary>Channels of the images it takes.</summary>
    public int InputChannels { get; }

    /// <summary>Gets this network as a graph, with its classes and input channels and at the declared resolution.</summary>
    public Network Network => _network.Value;

    /// <summary>
    /// Gets or sets what is known of the weights besides their numbers: <c>Predict</c> prepares images and names classes by it, and <c>SaveWeights</c> writes it into the file. Loading
    /// weights replaces it, with <see cref="WeightsInfo.Unknown"/> where neither the file nor the catalog says anything. Set it after training on other classes or other images:
    /// <c>model.WeightsInfo = model.WeightsInfo with { ClassNames = ["cat", "dog"] }</c>.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are more or fewer class names than classes.</exception>
    public WeightsInfo WeightsInfo
    {
        get => _weightsInfo;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            ClassNameCount.Check(value.ClassNames, ClassCount, nameof(value));
            _weightsInfo = value;
        }
    }

    /// <summary>
    /// Gets the report of the last file that was loaded, with its warnings; <see langword="null"/> if none was. <c>Load</c> and <c>LoadAsync</c> of generated types return the network, and
    /// leave their report here.
    /// </summary>
    public WeightsReport? WeightsReport { get; internal set; }

    /// <summary>
    /// Gets the paths of the batch norms without statistics of their own, because the weights are from an ONNX model in which they were folded into convolutions. The network computes what the model
    /// does, but throws in training mode, unless these norms are frozen, until <see cref="EstimateNorms"/> was called or other weights were loaded.
    /// </summary>
    public IReadOnlyList<string> FoldedNorms { get; internal set; } = [];

    /// <summary>
    /// Estimates the running statistics of the <see cref="FoldedNorms"/> from images, and sets weights and biases so that the network computes in evaluation what it did before. Afterwards it can be
    /// trained. A network without folded norms is not changed.
    /// </summary>
    /// <param name="batches">Batches of images (N, C, H, W), prepared as for training; some hundred images in all. They remain the caller's, and are read one after the other.</param>
    /// <exception cref="ArgumentException">There are fewer than two values for each channel, or a batch does not fit the network.</exception>
    public void EstimateNorms(IEnumerable<Tensor> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        if (FoldedNorms.Count == 0)
            return;
        NormEstimation.Run(this, FoldedNorms, batches);
        FoldedNorms = [];
    }

    /// <inheritdoc cref="ModuleWeights.LoadWeights(nn.Module, string, bool, bool)"/>
    public WeightsReport LoadWeights(string path, bool strict = true, bool keepClassifier = false) =>
        WeightLoader.Load(this, path, new WeightLoadOptions { Strict = strict, KeepClassifier = keepClassifier });

    /// <inheritdoc cref="ModuleWeights.LoadWeights(nn.Module, string, WeightLoadOptions)"/>
    public WeightsReport LoadWeights(string path, WeightLoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return WeightLoader.Load(this, path, options);
    }

    /// <inheritdoc cref="ModuleWeights.LoadWeights(nn.Module, Stream, WeightLoadOptions)"/>
    public WeightsReport LoadWeights(Stream stream, WeightLoadOptions? options = null) => WeightLoader.Load(this, stream, options ?? new WeightLoadOptions());

    /// <inheritdoc cref="ModuleWeights.SaveWeights(nn.Module, string, ScalarType?)"/>
    public void SaveWeights(string path, ScalarType? dtype = null) => WeightSaver.Save(this, path, dtype);

    /// <inheritdoc cref="ModuleWeights.SaveWeights(nn.Module, Stream, WeightFormat, ScalarType?)"/>
    public void SaveWeights(Stream stream, WeightFormat format, ScalarType? dtype = null) => WeightSaver.Save(this, stream, format, dtype);

    /// <summary>
    /// Exports the network, as it computes in evaluation mode, to an ONNX file. The file is complete or is not changed. The network is not run, and stays in its mode and on its device; weights in
    /// other precisions are converted.
    /// </summary>
    /// <param name="path">The file. External weights go to this path with <c>.data</c> at its end.</param>
    /// <param name="options">
    /// How it is exported; the defaults if <see langword="null"/>. What <see cref="OnnxExportOptions.Info"/> leaves open is filled in from <see cref="WeightsInfo"/> and
    /// <see cref="Declaration"/>.
    /// </param>
    /// <param name="progress">Receives the progress, from 0 to 1.</param>
    /// <param name="cancellationToken">Cancels the export.</param>
    /// <exception cref="NotSupportedException">A module has hooks, was replaced, changed or added; the message names it.</exception>
    /// <exception cref="ArgumentException">An option does not fit the network, or a weight is too large for half precision.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public void ExportOnnx(string path, OnnxExportOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        OnnxExport.Export(this, path, options, progress, cancellationToken);

    /// <summary>Exports the network to a stream, as <see cref="ExportOnnx(string, OnnxExportOptions?, IProgress{double}?, CancellationToken)"/> does to a file.</summary>
    /// <param name="stream">The stream, which remains open. It need not seek.</param>
    /// <param name="options">How it is exported; the defaults if <see langword="null"/>. Weights cannot be external.</param>
    /// <param name="progress">Receives the progress, from 0 to 1.</param>
    /// <param name="cancellationToken">Cancels the export.</param>
    /// <exception cref="NotSupportedException">A module has hooks, was replaced, changed or added; the message names it.</exception>
    /// <exception cref="ArgumentException">An option does not fit the network or a stream, or a weight is too large for half precision.</exception>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public void ExportOnnx(Stream stream, OnnxExportOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        OnnxExport.Export(this, stream, options, progress, cancellationToken);

    /// <summary>
    /// Writes the network and its weights as an archive that <c>torch.jit.load</c> reads in Python, C++ and TorchSharp, with <see cref="WeightsInfo"/>. The file is complete or is not changed. The
    /// mode of the network does not matter; the archive has its precision.
    /// </summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="mode">What the archive is for.</param>
    /// <param name="foldBatchNorms">Whether batch norms are folded into convolutions; it has no effect on archives for training.</param>
    /// <param name="cancellationToken">Cancels the export. The file is then as it was.</param>
    /// <exception cref="InvalidOperationException">The archive is for training, and the network has <see cref="FoldedNorms"/>.</exception>
    /// <exception cref="NotSupportedException">A module has hooks, was replaced, changed or added; the message names it.</exception>
    /// <exception cref="ArgumentException">Folded weights are beyond the range of their type; the message names the tensor.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public void ExportTorchScript(string path, TorchScriptMode mode = TorchScriptMode.Evaluation, bool foldBatchNorms = true, CancellationToken cancellationToken = default) =>
        TorchScriptExporter.Export(Network, this.ToWeightSource(), path, TorchScriptExport.Options(this, mode, foldBatchNorms), cancellationToken);

    /// <summary>Writes the archive to a stream, as <see cref="ExportTorchScript(string, TorchScriptMode, bool, CancellationToken)"/> does to a file.</summary>
    /// <param name="stream">The stream, which remains open.</param>
    /// <param name="mode">What the archive is for.</param>
    /// <param name="foldBatchNorms">Whether batch norms are folded into convolutions; it has no effect on archives for training.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="NotSupportedException">A module has hooks, was replaced, changed or added; the message names it.</exception>
    /// <exception cref="ArgumentException">The stream cannot be written, or folded weights are beyond the range of their type.</exception>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public void ExportTorchScript(Stream stream, TorchScriptMode mode = TorchScriptMode.Evaluation, bool foldBatchNorms = true, CancellationToken cancellationToken = default) =>
        TorchScriptExporter.Export(Network, this.ToWeightSource(), stream, TorchScriptExport.Options(this, mode, foldBatchNorms), cancellationToken);

    /// <summary>
    /// Makes an engine that computes what the network computes in evaluation mode, in managed code. It has a copy of the weights: what happens to the network afterwards does not change it. The mode,
    /// the device and the precision of the network do not matter, and are not changed.
    /// </summary>
    /// <param name="options">How the engine runs; with everything that the process may use if <see langword="null"/>.</param>
    /// <exception cref="NotSupportedException">A module has hooks, was replaced, changed or added; the message names it.</exception>
    /// <exception cref="ArgumentException">The variance of a batch norm is negative or not a number; the message names it.</exception>
    public InferenceEngine Compile(InferenceOptions? options = null)
    {
        LiveNetwork.Check(this);
        return InferenceEngine.Create(Network, this.ToWeightSource(), WeightsInfo, options);
    }

    /// <summary>
    /// A channels-last copy of <paramref name="input"/>, which every layer behind it then keeps to: on CPUs convolutions run fastest on it. On
    /// other devices the layout is the caller's choice, and no copy is made.
    /// </summary>
    /// <param name="input">Images (N, C, H, W); they stay the caller's.</param>
    /// <exception cref="ArgumentException">The tensor is no batch of such images.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Tensor Prepare(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.ndim != 4)
            throw Unexpected(input, input.ndim == 3 ? " Add the batch dimension with unsqueeze(0)." : string.Empty);
        if (input.shape[1] != InputChannels)
            throw Unexpected(input, input.shape[3] == InputChannels ? " Move the channels forward with permute(0, 3, 1, 2)." : string.Empty);
        if (!input.is_floating_point())
            throw Unexpected(input, " Convert it with to(ScalarType.Float32) and normalize it.");
        if (input.numel() == 0)
            throw Unexpected(input, " It is empty.");
        CheckPlace(input);
        NormCheck.Network(this, input);
        if (input.device_type != DeviceType.CPU)
            return input.alias();

        using var channelsLast = input.permute(0, 2, 3, 1);
        using var contiguous = channelsLast.contiguous();
        return contiguous.permute(0, 3, 1, 2);
    }

    /// <summary>Freezes all stages from the first one through <paramref name="stage"/>, which is included.</summary>
    /// <remarks>
    /// Frozen stages are in evaluation mode, also after <c>train()</c>: running statistics do not change, and dropout and stochastic depth are off. Their
    /// parameters have <c>requires_grad</c> off and no gradient. Stages that were frozen before stay frozen.
    /// </remarks>
    /// <param name="stage">A stage of this network, for example <c>model.Stage5</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="stage"/> is not a stage of this network.</exception>
    public void FreezeThrough(UnrolledModule stage) => FreezeFirst(IndexOf(stage) + 1);

    /// <summary>Freezes all stages before <paramref name="stage"/>, which is not included: <c>FreezeBefore(model.Classifier)</c> freezes the backbone.</summary>
    /// <remarks><inheritdoc cref="FreezeThrough" path="/remarks/node()"/></remarks>
    /// <param name="stage">A stage of this network.</param>
    /// <exception cref="ArgumentException"><paramref name="stage"/> is not a stage of this network.</exception>
    public void FreezeBefore(UnrolledModule stage) => FreezeFirst(IndexOf(stage));

    /// <summary>
    /// Unfreezes all stages: their mode is the network's, and their parameters have <c>requires_grad</c> on, except those that had it off before they were frozen.
    /// </summary>
    public void Unfreeze()
    {
        foreach (var (stage, fixedBefore) in _fixedBefore)
        {
            stage.SetFrozen(false);
            stage.train(training);
            foreach (var (name, parameter) in stage.named_parameters())
                parameter.requires_grad = !fixedBefore.Contains(name);
        }

        _fixedBefore.Clear();
    }

    /// <summary>Gets the parameters with <c>requires_grad</c> on: those to give to an optimizer.</summary>
    public IEnumerable<Parameter> TrainableParameters() => parameters().Where(parameter => parameter.requires_grad);

    private void FreezeFirst(int count)
    {
        foreach (var stage in Parts.Take(count).OfType<UnrolledModule>())
        {
            if (!stage.IsFrozen)
                _fixedBefore[stage] = [.. stage.named_parameters().Where(p => !p.parameter.requires_grad).Select(p => p.name)];
            stage.SetFrozen(true);
            stage.eval();
            foreach (var parameter in stage.parameters())
            {
                parameter.requires_grad = false;
                parameter.grad = null;
            }
        }
    }

    private int IndexOf(UnrolledModule stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        for (var i = 0; i < Parts.Count; i++)
        {
            if (ReferenceEquals(Parts[i], stage))
                return i;
        }

        throw new ArgumentException(
            $"'{stage.GetName()}' is not a stage of this {Declaration.TypeName}. Give one of its own stages, not a block and not a stage of another network.", nameof(stage));
    }

    /// <summary>Throws where libtorch would: at a type or device other than that of the weights.</summary>
    private void CheckPlace(Tensor input)
    {
        if (Weight(this) is not { } weight)
            return;
        if (input.dtype != weight.dtype)
            throw Unexpected(input, $" The weights are {weight.dtype}: convert it with to(ScalarType.{weight.dtype}).");
        if (input.device_type != weight.device_type || input.device_index != weight.device_index)
            throw Unexpected(input, $" It is on {input.device}, and the weights are on {weight.device}: move it there with to().");
    }

    /// <summary>Finds the first parameter without listing all.</summary>
    private static Parameter? Weight(UnrolledModule module)
    {
        foreach (var part in module.Parts)
        {
            if ((part is UnrolledModule child ? Weight(child) : part.parameters().FirstOrDefault()) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Moves the finished network to where and what the caller wants. Running counts of batch norm stay whole numbers.</summary>
    /// <param name="device">The device; where it is, if <see langword="null"/>.</param>
    /// <param name="dtype">The element type; the default one, if <see langword="null"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Place(Device? device, ScalarType? dtype)
    {
        if (device is not null)
            this.to(device);
        if (dtype is { } type)
            this.to(type);
    }

    /// <summary>Returns what files say of this network.</summary>
    internal NetworkDescription Describe() => new(
        Declaration.TypeName, Declaration.Family, Declaration.Name, Declaration.Padding, Declaration.BatchNormEpsilon, ClassCount, InputChannels, WeightsInfo);

    private Network FindNetwork()
    {
        var declared = Declaration.Network;
        var isDeclared = (ClassCount, InputChannels) == (declared.ClassCount, declared.Input.Channels);
        return isDeclared ? declared : declared.With(ClassCount, InputChannels);
    }

    private static string NameOf(ModuleVariant declaration)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        LibTorch.Require(declaration.TypeName);
        return declaration.TypeName;
    }

    private ArgumentException Unexpected(Tensor input, string remedy)
    {
        var shape = TensorShape.Of(input.shape);
        return new ArgumentException(
            $"{Declaration.TypeName} takes floating-point images of shape (N, {InputChannels}, H, W), for instance (1, {InputChannels}, {Declaration.Resolution}, {Declaration.Resolution}); this tensor is {input.dtype} of shape {shape}.{remedy}",
            nameof(input));
    }
}
