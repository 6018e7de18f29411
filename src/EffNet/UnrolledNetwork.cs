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

/// <summary>The base class of every generated network. It checks the input and converts it to the memory layout that is fastest.</summary>
public abstract class UnrolledNetwork : UnrolledModule
{
    /// <summary>
    /// For each frozen stage, the names of the parameters that had <c>requires_grad</c> off before. Names are stored because <c>to()</c> replaces parameters.
    /// </summary>
    private readonly Dictionary<UnrolledModule, HashSet<string>> _fixedBefore = [];

    private readonly Lazy<Network> _network;
    private WeightsInfo _weightsInfo = WeightsInfo.Unknown;

    /// <summary>Initializes a new instance of the <see cref="UnrolledNetwork"/> class without layers.</summary>
    /// <param name="declaration">The declaration in the file.</param>
    /// <param name="classes">The number of outputs of the classifier; 0 for no classifier.</param>
    /// <param name="inputChannels">The number of channels of the images.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is negative, or <paramref name="inputChannels"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The thread is in <c>inference_mode</c>.</exception>
    /// <exception cref="DllNotFoundException">The application has no libtorch; the message states the package to add.</exception>
    protected UnrolledNetwork(ModuleVariant declaration, int classes, int inputChannels)
        : base(NameOf(declaration))
    {
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputChannels, 1);
        if (is_inference_mode_enabled())
        {
            throw new InvalidOperationException(
                $"{declaration.TypeName} cannot be created in inference_mode, because its weights could not be loaded or trained. "
                + "Create it outside of inference_mode; it can run inside.");
        }

        (Declaration, ClassCount, InputChannels) = (declaration, classes, inputChannels);
        _network = new Lazy<Network>(FindNetwork);
    }

    /// <summary>
    /// Gets the declaration in the file, for code that does not know the type: names, resolution, costs, and the numerical properties that weights depend on.
    /// </summary>
    public ModuleVariant Declaration { get; }

    /// <summary>Gets the number of outputs of the classifier; 0 if there is no classifier and <c>forward</c> returns the pooled features.</summary>
    public int ClassCount { get; }

    /// <summary>Gets the number of channels of the images.</summary>
    public int InputChannels { get; }

    /// <summary>Gets this network as a graph, with its numbers of classes and input channels and at the declared resolution.</summary>
    public Network Network => _network.Value;

    /// <summary>
    /// Gets or sets information about the weights. <c>Predict</c> uses it to preprocess images and to name classes, and <c>SaveWeights</c> writes it to the
    /// file. Loading weights replaces it; the new value is <see cref="WeightsInfo.Unknown"/> if neither the file nor the catalog has information. Set it after
    /// training on other classes or images: <c>model.WeightsInfo = model.WeightsInfo with { ClassNames = ["cat", "dog"] }</c>.
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
    /// Gets the report of the last file that was loaded, including warnings; <see langword="null"/> if no file was loaded. <c>Load</c> and <c>LoadAsync</c> of
    /// generated types return the network, and store the report in this property.
    /// </summary>
    public WeightsReport? WeightsReport { get; internal set; }

    /// <summary>
    /// Gets the paths of the batch norms that have no statistics, because the weights come from an ONNX model in which the batch norms were folded into
    /// convolutions. The network computes the same outputs as the model. In training mode, it throws an exception if one of these batch norms is not frozen. To
    /// train all layers, call <see cref="EstimateNorms"/> first, or load other weights.
    /// </summary>
    public IReadOnlyList<string> FoldedNorms { get; internal set; } = [];

    /// <summary>
    /// Estimates the running statistics of the <see cref="FoldedNorms"/> from images, and adjusts weights and biases so that the outputs in evaluation mode do
    /// not change. The network can then be trained. A network without folded norms is not changed.
    /// </summary>
    /// <param name="batches">
    /// The batches of images, of shape (N, C, H, W), preprocessed as for training; a few hundred images in total. They are enumerated once and not disposed.
    /// </param>
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
    /// Exports the network in evaluation mode to an ONNX file. If the export fails, the file is unchanged. The network is not run, and its mode and device do
    /// not change. Weights are converted to the precision of the model.
    /// </summary>
    /// <param name="path">The file to write. External weights are written to this path with <c>.data</c> appended.</param>
    /// <param name="options">
    /// The export options; <see langword="null"/> for the defaults. Values that <see cref="OnnxExportOptions.Info"/> does not specify are taken from
    /// <see cref="WeightsInfo"/> and <see cref="Declaration"/>.
    /// </param>
    /// <param name="progress">The receiver of progress reports, from 0 to 1.</param>
    /// <param name="cancellationToken">The token to cancel the export.</param>
    /// <exception cref="NotSupportedException">A module has hooks, or was replaced, removed, changed or added; the message names it.</exception>
    /// <exception cref="ArgumentException">An option does not fit the network, or a weight is too large for half precision.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not write the file.</exception>
    /// <exception cref="OperationCanceledException">The export was canceled.</exception>
    public void ExportOnnx(string path, OnnxExportOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        OnnxExport.Export(this, path, options, progress, cancellationToken);

    /// <summary>
    /// Exports the network to a stream, as <see cref="ExportOnnx(string, OnnxExportOptions?, IProgress{double}?, CancellationToken)"/> does to a file.
    /// </summary>
    /// <param name="stream">The stream to write to. It is not disposed, and need not support seeking.</param>
    /// <param name="options">The export options; <see langword="null"/> for the defaults. External weights are not supported.</param>
    /// <param name="progress">The receiver of progress reports, from 0 to 1.</param>
    /// <param name="cancellationToken">The token to cancel the export.</param>
    /// <exception cref="NotSupportedException">A module has hooks, or was replaced, removed, changed or added; the message names it.</exception>
    /// <exception cref="ArgumentException">An option does not fit the network or a stream, or a weight is too large for half precision.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The export was canceled.</exception>
    public void ExportOnnx(Stream stream, OnnxExportOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        OnnxExport.Export(this, stream, options, progress, cancellationToken);

    /// <summary>
    /// Exports the network, its weights and <see cref="WeightsInfo"/> to an archive for <c>torch.jit.load</c> in Python, C++ and TorchSharp. If the export
    /// fails, the file is unchanged. The mode of the network does not matter. The archive has the precision of the network.
    /// </summary>
    /// <param name="path">The file to write; it is replaced if it exists.</param>
    /// <param name="mode">The purpose of the archive.</param>
    /// <param name="foldBatchNorms">Whether batch norms are folded into convolutions; this has no effect on archives for training.</param>
    /// <param name="cancellationToken">The token to cancel the export.</param>
    /// <exception cref="InvalidOperationException">The archive is for training, and the network has <see cref="FoldedNorms"/>.</exception>
    /// <exception cref="NotSupportedException">A module has hooks, or was replaced, removed, changed or added; the message names it.</exception>
    /// <exception cref="ArgumentException">Folded weights are outside the range of their type; the message names the tensor.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not write the file.</exception>
    /// <exception cref="OperationCanceledException">The export was canceled.</exception>
    public void ExportTorchScript(string path, TorchScriptMode mode = TorchScriptMode.Evaluation, bool foldBatchNorms = true, CancellationToken cancellationToken = default) =>
        TorchScriptExporter.Export(Network, this.ToWeightSource(), path, TorchScriptExport.Options(this, mode, foldBatchNorms), cancellationToken);

    /// <summary>Exports the network to a stream, as <see cref="ExportTorchScript(string, TorchScriptMode, bool, CancellationToken)"/> does to a file.</summary>
    /// <param name="stream">The stream to write to. It is not disposed.</param>
    /// <param name="mode">The purpose of the archive.</param>
    /// <param name="foldBatchNorms">Whether batch norms are folded into convolutions; this has no effect on archives for training.</param>
    /// <param name="cancellationToken">The token to cancel the export.</param>
    /// <exception cref="InvalidOperationException">The archive is for training, and the network has <see cref="FoldedNorms"/>.</exception>
    /// <exception cref="NotSupportedException">A module has hooks, or was replaced, removed, changed or added; the message names it.</exception>
    /// <exception cref="ArgumentException">The stream is not writable, or folded weights are outside the range of their type.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The export was canceled.</exception>
    public void ExportTorchScript(Stream stream, TorchScriptMode mode = TorchScriptMode.Evaluation, bool foldBatchNorms = true, CancellationToken cancellationToken = default) =>
        TorchScriptExporter.Export(Network, this.ToWeightSource(), stream, TorchScriptExport.Options(this, mode, foldBatchNorms), cancellationToken);

    /// <summary>
    /// Creates an engine that computes the network in evaluation mode in managed code. The engine has a copy of the weights, so later changes to the network do
    /// not affect it. The mode, device and precision of the network do not matter and do not change.
    /// </summary>
    /// <param name="options">The engine options; <see langword="null"/> for the defaults, which use all processors that are available to the process.</param>
    /// <exception cref="NotSupportedException">A module has hooks, or was replaced, removed, changed or added; the message names it.</exception>
    /// <exception cref="ArgumentException">The variance of a batch norm is negative or NaN; the message names it.</exception>
    public InferenceEngine Compile(InferenceOptions? options = null)
    {
        LiveNetwork.Check(this);
        return InferenceEngine.Create(Network, this.ToWeightSource(), WeightsInfo, options);
    }

    /// <summary>
    /// Checks the input. On the CPU, returns the input in the channels-last layout, copied only if necessary, because convolutions on CPUs are fastest with this
    /// layout. All layers keep the layout. On other devices, returns an alias in the layout of the caller.
    /// </summary>
    /// <param name="input">The images, of shape (N, C, H, W), with the type and on the device of the weights. They are not disposed.</param>
    /// <exception cref="ArgumentException">
    /// The tensor is not a batch of images for this network, or a batch norm in training mode would compute the variance of a single value.
    /// </exception>
    /// <exception cref="InvalidOperationException">A batch norm in training mode was folded into a convolution in the file of the weights.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Tensor Prepare(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.ndim != 4)
            throw Unexpected(input, input.ndim == 3 ? " Add the batch dimension with unsqueeze(0)." : string.Empty);
        if (input.shape[1] != InputChannels)
            throw Unexpected(input, input.shape[3] == InputChannels ? " Move the channels forward with permute(0, 3, 1, 2)." : string.Empty);
        if (!input.is_floating_point())
            throw Unexpected(input, " Convert the tensor with to(ScalarType.Float32) and normalize it.");
        if (input.numel() == 0)
            throw Unexpected(input, " The tensor is empty.");
        CheckPlace(input);
        NormCheck.Network(this, input);
        if (input.device_type != DeviceType.CPU)
            return input.alias();

        using var channelsLast = input.permute(0, 2, 3, 1);
        using var contiguous = channelsLast.contiguous();
        return contiguous.permute(0, 3, 1, 2);
    }

    /// <summary>Freezes all stages from the first one through <paramref name="stage"/>, inclusive.</summary>
    /// <remarks>
    /// Frozen stages stay in evaluation mode, even after <c>train()</c>: running statistics do not change, and dropout and stochastic depth are off. Their
    /// parameters have <c>requires_grad</c> off and no gradient. Stages that were frozen before stay frozen.
    /// </remarks>
    /// <param name="stage">A stage of this network, for example <c>model.Stage5</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="stage"/> is not a stage of this network.</exception>
    public void FreezeThrough(UnrolledModule stage) => FreezeFirst(IndexOf(stage) + 1);

    /// <summary>Freezes all stages before <paramref name="stage"/>, exclusive: <c>FreezeBefore(model.Classifier)</c> freezes the backbone.</summary>
    /// <remarks><inheritdoc cref="FreezeThrough" path="/remarks/node()"/></remarks>
    /// <param name="stage">A stage of this network.</param>
    /// <exception cref="ArgumentException"><paramref name="stage"/> is not a stage of this network.</exception>
    public void FreezeBefore(UnrolledModule stage) => FreezeFirst(IndexOf(stage));

    /// <summary>
    /// Unfreezes all stages. They return to the mode of the network, and their parameters have <c>requires_grad</c> on, except those that had it off before
    /// they were frozen.
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

    /// <summary>Returns the parameters with <c>requires_grad</c> on, for an optimizer.</summary>
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
            $"'{stage.GetName()}' is not a stage of this {Declaration.TypeName}. Pass a stage of this network object, not a block or a stage of another network.", nameof(stage));
    }

    /// <summary>Throws an exception if the type or device differs from that of the weights, as libtorch would.</summary>
    private void CheckPlace(Tensor input)
    {
        if (Weight(this) is not { } weight)
            return;
        if (input.dtype != weight.dtype)
            throw Unexpected(input, $" The weights are {weight.dtype}: convert the tensor with to(ScalarType.{weight.dtype}).");
        if (input.device_type != weight.device_type || input.device_index != weight.device_index)
            throw Unexpected(input, $" The tensor is on {input.device}, but the weights are on {weight.device}: move the tensor with to().");
    }

    /// <summary>Returns the first parameter without listing all of them; <see langword="null"/> if there is none.</summary>
    private static Parameter? Weight(UnrolledModule module)
    {
        foreach (var part in module.Parts)
        {
            if ((part is UnrolledModule child ? Weight(child) : part.parameters().FirstOrDefault()) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Moves the new network to a device and converts it to an element type. Batch counts of batch norms remain integers.</summary>
    /// <param name="device">The device; <see langword="null"/> for no change.</param>
    /// <param name="dtype">The element type; <see langword="null"/> for no change.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Place(Device? device, ScalarType? dtype)
    {
        if (device is not null)
            this.to(device);
        if (dtype is { } type)
            this.to(type);
    }

    /// <summary>Returns the description of this network for weight files.</summary>
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
            $"{Declaration.TypeName} expects floating-point images of shape (N, {InputChannels}, H, W), for example (1, {InputChannels}, {Declaration.Resolution}, "
            + $"{Declaration.Resolution}), but the tensor is {input.dtype} of shape {shape}.{remedy}",
            nameof(input));
    }
}
